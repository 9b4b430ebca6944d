package io.tributary.sla;

import static io.tributary.sla.Story.GOLD;
import static io.tributary.sla.Story.STANDARD;
import static io.tributary.sla.Story.opened;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.ticket.Priority;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to a ticket, what was promised for it runs on as its customer would expect. People work from nine to five on weekdays;
 * the standard policy promises an answer in an hour, each further one in two and the solution in four, a quarter of that if it is urgent.
 */
class ReckoningTests {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH).withZone(UTC);
    private static final Instant NEXT_WEEK = Instant.parse("2026-03-09T00:00:00Z");
    private static final WorkCalendar WEEKDAYS = calendar(LocalTime.of(9, 0), LocalTime.of(17, 0));

    private static WorkCalendar calendar(LocalTime from, LocalTime to) {
        var week = Stream.of(DayOfWeek.values()).filter(day -> day.getValue() < 6).map(day -> new WorkPeriod(day, from, to)).toList();
        return new WorkCalendar(UTC, week, List.of(), null);
    }

    private static Terms terms(Agreement agreement, String priority, String channel) {
        var divisor = (priority.equals("urgent") ? 4 : 1) * (agreement.equals(GOLD) ? 2 : 1);
        var targets = Map.of(Metric.FIRST_RESPONSE, hours(1).dividedBy(divisor), Metric.NEXT_RESPONSE, hours(2).dividedBy(divisor),
                Metric.RESOLUTION, hours(4).dividedBy(divisor));
        return Story.terms(WEEKDAYS, Priority.of(priority), targets, PolicySheet.PAUSES);
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }

    /** {@code first_response 09:00-10:00 running}, and when it was met or broken; sorted by the start, then what it is about. */
    private static void assertPromises(Story story, String now, String... expected) {
        assertThat(story.promises(ReckoningTests::terms, now)).extracting(promise -> written(promise, Story.at(now))).containsExactly(expected);
    }

    private static String written(Promise promise, Instant now) {
        var due = promise.dueAt() == null ? "?" : time(promise.dueAt());
        return promise.metric().key() + " " + time(promise.startedAt()) + "-" + due + " " + promise.state(now).name().toLowerCase(Locale.ROOT)
                + (promise.metAt() == null ? "" : " " + time(promise.metAt())) + (promise.breachedAt() == null ? "" : " broken");
    }

    private static String time(Instant at) {
        var time = TIME.format(at).replace("Mon ", "");
        return at.isBefore(NEXT_WEEK) ? time : time + " next week";
    }

    @Test
    void twoRunFromTheFirstWordOn() {
        assertPromises(opened("09:00"), "09:10", "first_response 09:00-10:00 running", "resolution 09:00-13:00 running");
    }

    @ParameterizedTest
    @CsvSource({"09:44, running", "09:45, due_soon", "09:59, due_soon", "10:00, overdue broken", "15:00, overdue broken"})
    void promiseIsWarnedOfAndThenBroken(String now, String state) {
        assertThat(opened("09:00").promises(ReckoningTests::terms, now)).extracting(promise -> written(promise, Story.at(now)))
                .contains("first_response 09:00-10:00 " + state);
    }

    @Test
    void replyMeetsIt() {
        assertPromises(opened("09:00").reply("09:30", "answer"), "12:30",
                "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 due_soon");
    }

    @Test
    void lateReplyMeetsItTooButItStaysBroken() {
        assertPromises(opened("09:00").reply("11:00", "answer"), "11:30",
                "first_response 09:00-10:00 met 11:00 broken", "resolution 09:00-13:00 running");
    }

    @Test
    void replyInTheLastMomentIsInTime() {
        assertPromises(opened("09:00").reply("10:00", "answer"), "10:30",
                "first_response 09:00-10:00 met 10:00", "resolution 09:00-13:00 running");
    }

    @Test
    void neitherNoteNorAcknowledgementMeetsAnything() {
        assertPromises(opened("09:00").aside("09:01", "acknowledgement").aside("09:20", "note"), "09:30",
                "first_response 09:00-10:00 running", "resolution 09:00-13:00 running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taken back while it was held", "failed for good"})
    void replyThatNeverArrivesBringsTheOldPromiseBack(String why) {
        assertPromises(opened("09:00").reply("09:30", why).unsaid("09:31", why), "09:35",
                "first_response 09:00-10:00 running", "resolution 09:00-13:00 running");
        assertPromises(opened("09:00").reply("09:30", why).unsaid("10:31", why), "10:35",
                "first_response 09:00-10:00 overdue broken", "resolution 09:00-13:00 running");
    }

    @Test
    void replySentOnceMoreCountsFromWhenItWasGiven() {
        assertPromises(opened("09:00").reply("09:30", "answer").unsaid("10:31", "answer").saidAgain("10:40", "answer"), "10:45",
                "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 running");
    }

    @Test
    void secondReplyStandsInForOneThatFailed() {
        assertPromises(opened("09:00").reply("09:30", "answer").reply("09:40", "another").unsaid("10:31", "answer"), "10:45",
                "first_response 09:00-10:00 met 09:40", "resolution 09:00-13:00 running");
    }

    @Test
    void customerWhoWritesTwiceWaitsSinceTheFirstTime() {
        assertPromises(opened("09:00").reply("09:30", "answer").customer("10:00", "more").customer("11:00", "and more"), "11:10",
                "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 running", "next_response 10:00-12:00 running");
        assertPromises(opened("09:00").customer("09:20", "hello?"), "09:25", "first_response 09:00-10:00 running", "resolution 09:00-13:00 running");
    }

    @Test
    void eachFurtherAnswerIsPromisedAnew() {
        assertPromises(opened("09:00").reply("09:30", "answer").customer("10:00", "more").reply("10:30", "again").customer("11:00", "and more"), "11:10",
                "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 running",
                "next_response 10:00-12:00 met 10:30", "next_response 11:00-13:00 running");
    }

    @Test
    void firstAnswerIsNotPromisedToWhomWeWroteFirst() {
        assertPromises(new Story().entered("09:00").reply("09:00", "offer"), "09:10", "resolution 09:00-13:00 running");
        assertPromises(new Story().entered("09:00").reply("09:00", "offer").customer("10:00", "yes"), "10:10",
                "resolution 09:00-13:00 running", "next_response 10:00-12:00 running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "on_hold"})
    void onlyTheSolutionWaitsForOthers(String status) {
        assertPromises(opened("09:00").status("09:30", status), "09:40", "first_response 09:00-10:00 running", "resolution 09:00-? paused");
        assertPromises(opened("09:00").status("09:30", status).status("11:30", "open"), "11:40",
                "first_response 09:00-10:00 overdue broken", "resolution 09:00-15:00 running");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "open"})
    void nothingStandsStillInOtherStatuses(String status) {
        assertPromises(opened("09:00").status("09:30", status), "09:40", "first_response 09:00-10:00 running", "resolution 09:00-13:00 running");
    }

    @Test
    void brokenPromiseStaysBrokenWhilePaused() {
        assertPromises(opened("09:00").reply("09:30", "answer").status("14:00", "pending"), "14:10",
                "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 overdue broken");
    }

    @Test
    void whatResumesInTheNightGoesOnInTheMorning() {
        assertPromises(opened("09:00").reply("09:30", "answer").status("16:00", "pending").status("23:00", "open"), "Tue 08:00",
                "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 overdue broken");
        assertPromises(opened("15:00").reply("15:30", "answer").status("16:00", "pending").status("23:00", "open"), "Tue 08:00",
                "first_response 15:00-16:00 met 15:30", "resolution 15:00-Tue 12:00 running");
        assertPromises(opened("Fri 16:30"), "Sat 12:00", "first_response Fri 16:30-09:30 next week running", "resolution Fri 16:30-12:30 next week running");
    }

    @Test
    void solvedInTimeIsMet() {
        assertPromises(opened("09:00").reply("09:30", "answer").status("12:00", "resolved"), "15:00",
                "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 met 12:00");
        assertPromises(opened("09:00").reply("09:30", "answer").status("12:00", "resolved").status("14:00", "closed"), "15:00",
                "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 met 12:00");
    }

    @Test
    void solvedWithoutAnAnswerNoneIsOwed() {
        assertPromises(opened("09:00").status("09:30", "resolved"), "15:00", "resolution 09:00-13:00 met 09:30");
    }

    @Test
    void openedAgainTheSolutionIsPromisedAnew() {
        var story = opened("09:00").reply("09:30", "answer").status("10:00", "resolved").customer("14:00", "not yet").status("14:00", "open");
        assertPromises(story, "14:10", "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 met 10:00",
                "next_response 14:00-16:00 running", "resolution 14:00-Tue 10:00 running");
    }

    @Test
    void keptSolvedItWasNeverOpenedAgain() {
        var story = opened("09:00").reply("09:30", "answer").status("10:00", "resolved").customer("14:00", "thanks").status("14:00", "open")
                .keptSolved("14:05", "thanks");
        assertPromises(story, "14:10", "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 met 10:00");
    }

    @Test
    void replyThatFailsAfterTheSolutionIsOwedStill() {
        assertPromises(opened("09:00").reply("09:30", "answer").status("09:30", "resolved").unsaid("09:40", "answer"), "10:30",
                "first_response 09:00-10:00 overdue broken", "resolution 09:00-13:00 met 09:30");
    }

    @Test
    void mergedItsPromisesGoWithItsWords() {
        var into = opened("09:00").reply("09:30", "answer");
        var source = opened("09:20").mergedInto("10:00", into);
        assertPromises(source, "10:10");
        assertPromises(into, "10:10", "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 running", "next_response 09:20-11:20 running");
    }

    @Test
    void answerGivenBeforeTheMergeIsOneStill() {
        var into = opened("09:00").reply("09:30", "answer");
        opened("09:20").reply("09:50", "their answer").mergedInto("10:00", into);
        assertPromises(into, "10:10", "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 running", "next_response 09:20-11:20 met 09:50");
    }

    @Test
    void unmergedEachHasItsOwnBackAsIfNothingHadBeen() {
        var into = opened("09:00").reply("09:30", "answer");
        var source = opened("09:20").mergedInto("10:00", into).unmerged("10:05", into, "question");
        assertPromises(source, "10:10", "first_response 09:20-10:20 due_soon", "resolution 09:20-13:20 running");
        assertPromises(into, "10:10", "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 running");
    }

    @Test
    void unmergedOneThatWasResolvedHasKeptWhatItKept() {
        var source = opened("09:20").reply("09:30", "answer").status("09:40", "resolved").mergedInto("10:00", opened("09:00"));
        assertPromises(source, "10:01");
        source.unmergedTo("resolved", "10:05", opened("09:00"), "question", "answer");
        assertPromises(source, "10:10", "first_response 09:20-10:20 met 09:30", "resolution 09:20-13:20 met 09:40");
    }

    @Test
    void splitOffTheCustomerHasWaitedSinceTheyWrote() {
        var story = opened("09:00").reply("09:30", "answer").customer("10:00", "by the way");
        var part = story.split("11:00", "by the way");
        assertPromises(part, "11:30", "first_response 10:00-11:00 overdue broken", "resolution 10:00-14:00 running");
        assertPromises(story, "11:30", "first_response 09:00-10:00 met 09:30", "resolution 09:00-13:00 running");
    }

    @Test
    void answerGivenWhileAQuestionWasElsewhereIsNoneToIt() {
        var story = opened("09:00").customer("09:30", "by the way");
        var part = story.split("10:00", "by the way");
        story.reply("10:30", "answer");
        part.mergedInto("11:00", story);
        assertPromises(story, "11:10", "first_response 09:00-10:00 met 10:30 broken", "resolution 09:00-13:00 running",
                "next_response 09:30-11:30 due_soon");
    }

    @Test
    void moreUrgentItIsDueSoonerFromTheStart() {
        assertPromises(opened("09:00").priority("09:30", "urgent"), "09:31", "first_response 09:00-09:15 overdue broken", "resolution 09:00-10:00 running");
        assertPromises(opened("09:00").priority("09:10", "urgent").priority("09:30", "normal"), "09:31",
                "first_response 09:00-10:00 running", "resolution 09:00-13:00 running");
    }

    @Test
    void whatWasKeptStaysAsItWasKept() {
        assertPromises(opened("09:00").reply("09:30", "answer").priority("10:00", "urgent"), "10:01",
                "first_response 09:00-10:00 met 09:30", "resolution 09:00-10:00 overdue broken");
    }

    /** Another team, tier, organisation or category, or a migration: another version of a policy holds. */
    @Test
    void underAnotherPolicyItIsReckonedByThatOne() {
        assertPromises(opened("09:00").governed("09:10", GOLD), "09:20", "first_response 09:00-09:30 running", "resolution 09:00-11:00 running");
        assertPromises(opened("09:00").governed("09:10", GOLD).governed("09:15", STANDARD), "09:20",
                "first_response 09:00-10:00 running", "resolution 09:00-13:00 running");
    }

    @Test
    void underNoneNothingIsPromised() {
        assertPromises(opened("09:00").ungoverned("09:10"), "09:20");
        assertPromises(opened("09:00").reply("09:05", "answer").ungoverned("09:10"), "09:20", "first_response 09:00-10:00 met 09:05");
    }
}
