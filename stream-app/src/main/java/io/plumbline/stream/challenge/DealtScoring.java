package io.plumbline.stream.challenge;

import io.plumbline.model.classify.Outcome;
import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.challenge.Seat.Taken;
import io.plumbline.stream.champion.Answer;
import io.plumbline.stream.champion.Answer.Shadowed;
import io.plumbline.stream.champion.Answering;
import io.plumbline.stream.champion.Answers;
import io.plumbline.stream.champion.ImageScoring;
import io.plumbline.stream.champion.IsolatedScoring;
import io.plumbline.stream.champion.Question;
import io.plumbline.stream.champion.ServingModel;
import io.plumbline.stream.count.ServingCounters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Deals the images of a chunk to champion and canary, each of which scores its part in one pass, and has the shadow score
 * all of them as well.
 *
 * <p>Nothing that a challenger does reaches the champion's answers. What a canary fails at is answered by the champion, as
 * if it had not been dealt out; and a challenger that fails where the champion does not is dropped. An image at which both
 * fail is nobody's fault but its own.
 */
final class DealtScoring implements Answering {

    private final ImageScoring champion;
    private final Challengers challengers;
    private final ServingCounters counters;
    private final IsolatedScoring isolated;

    /**
     * Scoring by all models.
     *
     * @param champion answers what no other model does
     */
    DealtScoring(ImageScoring champion, Challengers challengers, ServingCounters counters) {
        this.champion = champion;
        this.challengers = challengers;
        this.counters = counters;
        this.isolated = new IsolatedScoring(counters);
    }

    @Override
    public List<Answer> answer(List<Question> questions) {
        List<EncodedImage> images = new ArrayList<>(questions.size());
        questions.forEach(question -> images.add(question.image()));
        Answer[] answers = new Answer[images.size()];
        Optional<Taken> canary = challengers.canary().take();
        if (canary.isPresent()) {
            try (Taken taken = canary.get()) {
                answerByBoth(questions, images, taken, answers);
            }
        } else {
            answerByChampion(images, places(answers, place -> true), answers);
        }
        challengers.shadow().take().ifPresent(taken -> {
            try (taken) {
                shadow(images, taken, answers);
            }
        });
        return Arrays.asList(answers);
    }

    /** The fewest that any of them wants; with a shadow, a chunk takes up to twice as long. */
    @Override
    public int largestChunk() {
        return Math.min(champion.largestChunk(), challengers.largestChunk());
    }

    private void answerByBoth(List<Question> questions, List<EncodedImage> images, Taken canary, Answer[] answers) {
        int[] dealt = places(answers, place -> canary.share()
                .contains(questions.get(place).dealtBy().get()));
        List<Outcome> outcomes = dealt.length == 0 ? List.of() : scored(canary.model(), at(dealt, images));
        for (int i = 0; i < dealt.length; i++) {
            if (!IsolatedScoring.failed(outcomes.get(i))) {
                answers[dealt[i]] = new Answer(canary.model().id(), outcomes.get(i));
                counters.canaried();
            }
        }
        answerByChampion(images, places(answers, place -> answers[place] == null), answers);
        for (int i = 0; i < dealt.length; i++) {
            if (IsolatedScoring.failed(outcomes.get(i)) && answers[dealt[i]].outcome() instanceof Scored) {
                challengers.drop(challengers.canary(), canary, detail(outcomes.get(i)));
            }
        }
    }

    private void answerByChampion(List<EncodedImage> images, int[] places, Answer[] answers) {
        if (places.length == 0) {
            return;
        }
        Answers found = champion.score(places.length == images.size() ? images : at(places, images));
        for (int i = 0; i < places.length; i++) {
            answers[places[i]] = found.at(i);
        }
    }

    private void shadow(List<EncodedImage> images, Taken shadow, Answer[] answers) {
        List<Outcome> outcomes = scored(shadow.model(), images);
        for (int i = 0; i < answers.length; i++) {
            if (outcomes.get(i) instanceof Scored scored) {
                answers[i] = answers[i].with(new Shadowed(shadow.model().id(), scored));
            } else if (IsolatedScoring.failed(outcomes.get(i)) && answers[i].outcome() instanceof Scored) {
                challengers.drop(challengers.shadow(), shadow, detail(outcomes.get(i)));
            }
        }
    }

    /** Challengers get the second try that the champion gets: a moment's shortage is no reason to drop one. */
    private List<Outcome> scored(ServingModel model, List<EncodedImage> images) {
        return isolated.onceMore(model, images, isolated.score(model, images));
    }

    private static int[] places(Answer[] answers, IntPredicate chosen) {
        return IntStream.range(0, answers.length).filter(chosen).toArray();
    }

    private static String detail(Outcome failed) {
        return ((Outcome.Rejected) failed).detail();
    }

    private static List<EncodedImage> at(int[] places, List<EncodedImage> images) {
        List<EncodedImage> some = new ArrayList<>(places.length);
        for (int place : places) {
            some.add(images.get(place));
        }
        return some;
    }
}
