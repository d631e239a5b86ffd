package io.plumbline.drift.monitor.judging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidencePaceTest {

    private static final int WINDOW = 500;
    private static final int PANE = 50;
    private static final double NO_EVIDENCE = 0;
    private static final double MUCH_EVIDENCE = 20;

    @Test
    void shouldBeSilentWhereNobodyEverSpoke() {
        assertThat(EvidencePace.initial().isSilent()).isTrue();
        assertThat(quiet(EvidencePace.initial(), 10_000).isSilent()).isTrue();
    }

    @Test
    void shouldWaitThreeTimesAsLongAsTheEDetectorTook() {
        // Given
        EvidencePace climbed = EvidencePace.initial();
        for (int images = 0; images < 1_950; images += PANE) {
            climbed = climbed.after(false, false, MUCH_EVIDENCE, PANE, WINDOW);
        }

        // When
        EvidencePace confirmed = climbed.after(false, true, MUCH_EVIDENCE, PANE, WINDOW);

        // Then
        assertThat(confirmed.delayImages()).isEqualTo(2_000);
        assertThat(quiet(confirmed, 5_950).isSilent()).isFalse();
        assertThat(quiet(confirmed, 6_000).isSilent()).isTrue();
    }

    @Test
    void shouldWaitLongerAfterEachRelapse() {
        // When
        EvidencePace first = suspected(quiet(EvidencePace.initial(), 50_000));
        EvidencePace second = suspected(quiet(first, 3_000));
        EvidencePace third = suspected(quiet(second, 3_000));

        // Then
        assertThat(quiet(first, 500).isSilent()).isTrue();
        assertThat(quiet(second, 1_950).isSilent()).isFalse();
        assertThat(quiet(second, 2_000).isSilent()).isTrue();
        assertThat(quiet(third, 7_950).isSilent()).isFalse();
        assertThat(quiet(third, 8_000).isSilent()).isTrue();
    }

    @Test
    void shouldForgetRelapsesOnceTheStreamHasLongBeenSilent() {
        // Given
        EvidencePace relapsed = suspected(quiet(suspected(EvidencePace.initial()), 3_000));

        // When
        EvidencePace later = suspected(quiet(relapsed, 20_000));

        // Then
        assertThat(later.patienceImages()).isEqualTo(WINDOW);
    }

    private static EvidencePace suspected(EvidencePace pace) {
        return pace.after(true, false, NO_EVIDENCE, PANE, WINDOW);
    }

    private static EvidencePace quiet(EvidencePace pace, int images) {
        EvidencePace next = pace;
        for (int judged = 0; judged < images; judged += PANE) {
            next = next.after(false, false, NO_EVIDENCE, PANE, WINDOW);
        }
        return next;
    }
}
