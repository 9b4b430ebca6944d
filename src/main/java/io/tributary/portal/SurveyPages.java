package io.tributary.portal;

import io.tributary.ticket.Surveys;
import io.tributary.ticket.Surveys.Survey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What whoever was asked how it went may see of their ticket: what it was about, and what they said. */
@Service
@Transactional(readOnly = true)
public class SurveyPages {

    private final JdbcClient jdbc;
    private final Surveys surveys;

    SurveyPages(JdbcClient jdbc, Surveys surveys) {
        this.jdbc = jdbc;
        this.surveys = surveys;
    }

    /**
     * @param company whom the customer wrote to, in words
     * @param lang in which the customer writes, as far as known
     */
    public record SurveyPage(Survey survey, long number, String subject, String company, @Nullable String lang) {}

    private record About(long number, String subject, @Nullable String company, @Nullable String lang) {}

    /** Nothing for a token that opens nothing. */
    public Optional<SurveyPage> of(String token) {
        return surveys.find(token).map(survey -> {
            var about = jdbc.sql("""
                    select t.number, t.subject, a.name as company, coalesce(c.lang, (
                        select m.lang from placement p join message m on m.id = p.message_id
                        where p.ticket_id = t.id and m.kind = 'customer' and m.author_customer = t.customer_id and m.lang is not null
                        order by m.created_at desc limit 1)) as lang
                    from ticket t join customer c on c.id = t.customer_id left join channel_account a on a.key = t.channel where t.id = ?""")
                    .param(survey.ticket())
                    .query(About.class)
                    .single();
            return new SurveyPage(survey, about.number, about.subject, about.company == null ? "" : about.company, about.lang);
        });
    }
}
