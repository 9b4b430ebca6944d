package io.tributary.insight;

/**
 * What {@code reporting.figure} must hold, counted from tickets, messages, placements, history and promises by SQL alone: by another way than
 * the facts go, and without them. Of agents only whose doing something was.
 */
final class CountedBySql {

    static final String FIGURES = """
            with counted as (select id, number, team_id, channel, category, created_at from ticket where merged_into is null and not spam),
            fate as (
                select distinct on (payload ->> 'message') (payload ->> 'message')::uuid as message, payload ->> 'state' as state
                from ticket_event where type = 'delivery' order by payload ->> 'message', id desc),
            said as (
                select c.id as ticket, m.id, m.kind, m.created_at as at, m.author_agent as agent
                from counted c join placement p on p.ticket_id = c.id and p.removed_by is null join message m on m.id = p.message_id left join fate f on f.message = m.id
                where not m.automatic and (m.kind = 'customer' or m.kind = 'reply' and f.state is distinct from 'failed')),
            arrived as (select c.id as ticket, least(c.created_at, (select min(s.at) from said s where s.ticket = c.id and s.kind = 'customer')) as at from counted c),
            step as (
                select e.id, e.ticket_id as ticket, e.at, e.operation_id, e.payload -> 'status' ->> 'from' in ('resolved', 'closed') as was, e.payload -> 'status' ->> 'to' in ('resolved', 'closed') as done,
                    case when e.actor ->> 'kind' = 'agent' then (e.actor ->> 'id')::uuid end as agent
                from ticket_event e join counted c on c.id = e.ticket_id
                where e.type = 'changed' and jsonb_exists(e.payload, 'status')
                  and not exists (
                    select 1 from ticket_event m where m.ticket_id = e.ticket_id and m.operation_id = e.operation_id and m.type = 'moved'
                      and case when m.payload ->> 'direction' = 'away' then e.payload -> 'status' ->> 'to' = 'closed' else e.payload -> 'status' ->> 'from' = 'closed' end)),
            thanks as (select id, ticket_id as ticket, operation_id from ticket_event where type = 'kept_solved'),
            turn as (
                select s.* from step s
                where s.was <> s.done
                  and not exists (select 1 from thanks k where k.ticket = s.ticket and k.operation_id = s.operation_id)
                  and not exists (select 1 from thanks k where k.ticket = s.ticket and s.id = (select b.id from step b where b.ticket = k.ticket and b.id < k.id order by b.id desc limit 1))),
            beat as (
                select ticket, at, 0 as rank, id::text collate "C" as id, kind, agent from said
                union all select ticket, at, 1, null, 'resolved', null from turn where done),
            grouped as (
                select b.*, count(*) filter (where kind <> 'customer') over before as turn, count(*) filter (where kind = 'reply') over before as replies
                from beat b window before as (partition by ticket order by at, rank, id rows between unbounded preceding and 1 preceding)),
            waited as (select ticket, turn, min(at) as since from grouped where kind = 'customer' group by ticket, turn),
            counts as (select c.id as ticket, (select count(*) from said s where s.ticket = c.id and s.kind = 'reply') as replies,
                (select count(*) from turn t where t.ticket = c.id and not t.done) as reopened from counted c),
            ended as (
                select t.ticket, t.at, t.agent, not exists (select 1 from turn later where later.ticket = t.ticket and later.id > t.id and not later.done) as lasting,
                    floor(extract(epoch from t.at - a.at))::bigint as seconds
                from turn t join arrived a on a.ticket = t.ticket where t.done),
            rating as (
                with recursive part (id, root) as (select id, id from counted union all select t.id, p.root from ticket t join part p on t.merged_into = p.id)
                select distinct on (p.root) p.root as ticket, s.rated_at as at, s.score from part p join survey s on s.ticket_id = p.id where s.score is not null
                order by p.root, s.rated_at desc),
            figure as (
                select 'arrived' as figure, true as hit, ticket, at, null::uuid as agent, null::bigint as seconds, null::int as score, null as metric from arrived
                union all select 'answered', true, ticket, at, agent, null, null, null from said where kind = 'reply'
                union all select case when g.replies = 0 then 'first_response' else 'next_response' end, true, g.ticket, g.at, g.agent,
                    floor(extract(epoch from g.at - w.since))::bigint, null, null
                from grouped g join waited w on w.ticket = g.ticket and w.turn = g.turn where g.kind = 'reply'
                union all select 'resolution', true, ticket, at, agent, seconds, null, null from ended where lasting
                union all select 'first_contact', c.replies = 1 and c.reopened = 0, e.ticket, e.at, e.agent, e.seconds, null, null
                from ended e join counts c on c.ticket = e.ticket where e.lasting
                union all select 'reopened', not lasting, ticket, at, agent, seconds, null, null from ended
                union all select 'satisfaction', score >= 4, ticket, at, null, null, score, null from rating
                union all select 'sla', s.breached_at is null, c.id, coalesce(s.breached_at, s.met_at), null,
                    floor(extract(epoch from coalesce(s.breached_at, s.met_at) - s.started_at))::bigint, null, s.metric
                from sla_clock s join counted c on c.id = s.ticket_id where s.met_at is not null or s.breached_at is not null)
            select f.figure, f.hit, c.number, f.at, f.agent, c.team_id, c.channel, c.category, f.seconds, f.score, f.metric from figure f join counted c on c.id = f.ticket
            """;

    /** The same of the facts. */
    static final String FACTS = """
            select figure, hit, number, at, case when figure in ('sla', 'satisfaction') then null else agent_id end as agent, team_id, channel, category, seconds,
                score::int, metric
            from reporting.figure
            """;

    private CountedBySql() {}
}
