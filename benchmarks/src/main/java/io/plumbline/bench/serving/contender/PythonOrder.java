package io.plumbline.bench.serving.contender;

/** What the Python loop is told, in one line of JSON; {@code loop.py} says what each means. */
record PythonOrder(
        String bootstrapServers,
        String images,
        String predictions,
        String group,
        String network,
        int batch,
        int torchThreads,
        int commitMillis,
        int lingerMillis) {}
