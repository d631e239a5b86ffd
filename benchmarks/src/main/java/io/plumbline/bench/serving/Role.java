package io.plumbline.bench.serving;

/** The part that a contender plays in a case. */
enum Role {
    FORWARD("forward"),
    PASS_THROUGH("passThrough"),
    PLUMBLINE("plumbline"),
    WITHOUT_FEATURES("withoutFeatures"),
    PER_RECORD("perRecord"),
    PYTHON("python");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /** As it is called in the report. */
    String title() {
        return title;
    }
}
