package io.plumbline.stream.champion;

import java.util.List;
import java.util.stream.IntStream;

/** Whatever answers images that are put to it together, by one model or by several. */
public interface Answering {

    /**
     * Answers all of these images.
     *
     * @return one answer each, in their order
     * @throws ModelBrokenException if no sound model is left to ask
     */
    List<Answer> answer(List<Question> questions);

    /** The most images that should be put to it together, at least 1; it may change at any time. */
    default int largestChunk() {
        return Integer.MAX_VALUE;
    }

    /** Has one model answer all that is put to it together. */
    static Answering byOneModel(ImageScoring scoring) {
        return new Answering() {
            @Override
            public List<Answer> answer(List<Question> questions) {
                Answers answers =
                        scoring.score(questions.stream().map(Question::image).toList());
                return IntStream.range(0, questions.size())
                        .mapToObj(answers::at)
                        .toList();
            }

            @Override
            public int largestChunk() {
                return scoring.largestChunk();
            }
        };
    }
}
