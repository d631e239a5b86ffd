package io.plumbline.bench.drift;

import io.plumbline.bench.drift.accuracy.Guess;
import io.plumbline.bench.drift.figures.Estimate;
import java.util.List;

/**
 * How well accuracy was guessed without labels while something had shifted.
 *
 * @param guessed the mean guess, 0 to 1
 * @param real the mean accuracy, 0 to 1
 * @param error how far off the guesses were, 0 to 1
 * @param trusted the share of guesses that were said to be trustworthy, 0 to 1
 * @param trustedError how far those were off, 0 to 1; 0 if there were none
 */
record GuessFindings(double guessed, double real, Estimate error, double trusted, double trustedError) {

    static GuessFindings of(List<Guess> guesses) {
        return new GuessFindings(
                guesses.stream().mapToDouble(Guess::guessed).average().orElseThrow(),
                guesses.stream().mapToDouble(Guess::real).average().orElseThrow(),
                Estimate.of(guesses.stream().mapToDouble(Guess::error).toArray()),
                guesses.stream()
                        .mapToDouble(guess -> guess.trusted() ? 1 : 0)
                        .average()
                        .orElseThrow(),
                guesses.stream()
                        .filter(Guess::trusted)
                        .mapToDouble(Guess::error)
                        .average()
                        .orElse(0));
    }
}
