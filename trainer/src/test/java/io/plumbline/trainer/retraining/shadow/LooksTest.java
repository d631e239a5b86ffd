package io.plumbline.trainer.retraining.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.trainer.evaluation.McNemar;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static final WorseRule RULE = new WorseRule(0.01, 0.05);

    @Test
    void shouldFindAModelThatIsMuchWorseAtTheFirstLook() {
        // Given
        Looks looks = new Looks(RULE);

        // When
        boolean found = looks.findWorse(compared(100, 5, 30));

        // Then
        assertThat(found).isTrue();
    }

    @Test
    void shouldNotLookBeforeThereAreEnoughLabelsNorBeforeTheyHaveDoubled() {
        // Given
        Looks looks = new Looks(RULE);

        // Then
        assertThat(looks.findWorse(compared(99, 5, 30))).isFalse();
        assertThat(looks.findWorse(compared(120, 10, 10))).isFalse();
        assertThat(looks.findWorse(compared(239, 10, 60))).isFalse();
        assertThat(looks.findWorse(compared(240, 10, 60))).isTrue();
        assertThat(new Looks(RULE).findWorseAtLast(compared(99, 5, 30))).isFalse();
    }

    @Test
    void shouldTolerateAsMuchAsItIsTold() {
        // Given
        Comparison slightly = compared(100_000, 100, 1_000);

        // When
        boolean found = new Looks(RULE).findWorse(slightly);

        // Then
        assertThat(found).isFalse();
        assertThat(new Looks(new WorseRule(0.005, 0.05)).findWorse(slightly)).isTrue();
    }

    /** Of models that are equally good, looked at until 51 200 labels have come, few are found worse. */
    @Test
    void shouldBeWrongNoMoreOftenThanTheSignificanceSays() {
        // Given
        SplittableRandom random = new SplittableRandom(1);
        int wrong = 0;

        // When
        for (int trial = 0; trial < 1_000; trial++) {
            wrong += isFoundWorse(random) ? 1 : 0;
        }

        // Then
        assertThat(wrong).isBetween(1, 50);
    }

    @Test
    void shouldKnowWhichOfTheTwoIsWorse() {
        // Given
        Comparison shadowBetter = compared(400, 10, 60);

        // Then
        assertThat(RULE.servingIsWorse(shadowBetter, 1)).isTrue();
        assertThat(RULE.shadowIsWorse(shadowBetter)).isFalse();
        assertThat(RULE.shadowIsWorse(compared(400, 60, 10))).isTrue();
    }

    @Test
    void shouldRefuseWhatIsNoShare() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WorseRule(Double.NaN, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> new WorseRule(0.01, 1));
    }

    private static boolean isFoundWorse(SplittableRandom random) {
        Looks looks = new Looks(new WorseRule(0, 0.05));
        int onlyServing = 0;
        int onlyShadow = 0;
        for (int images = 1; images <= 51_200; images++) {
            double toss = random.nextDouble();
            onlyServing += toss < 0.05 ? 1 : 0;
            onlyShadow += toss > 0.95 ? 1 : 0;
            if (images % 100 == 0 && looks.findWorse(compared(images, onlyServing, onlyShadow))) {
                return true;
            }
        }
        return false;
    }

    /** Those that are not told apart are right. */
    private static Comparison compared(long images, long onlyServing, long onlyShadow) {
        return new Comparison(
                images,
                (double) (images - onlyShadow) / images,
                (double) (images - onlyServing) / images,
                onlyServing,
                onlyShadow,
                McNemar.pValue(onlyServing, onlyShadow));
    }
}
