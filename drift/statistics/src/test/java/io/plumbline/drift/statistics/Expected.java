package io.plumbline.drift.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One row of a file of expected values, by column; {@code src/test/python/expected.py} and {@code src/test/r/expected.R} say
 * which call of SciPy or R made which.
 */
public record Expected(Map<String, String> columns) {

    /** All rows of a file in {@code expected/}. */
    public static List<Expected> rows(String file) {
        List<String> lines = lines(file);
        String[] header = lines.get(0).split(",");
        return lines.stream().skip(1).map(line -> row(header, line.split(","))).toList();
    }

    private static List<String> lines(String file) {
        try (InputStream in = Expected.class.getResourceAsStream("/expected/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Expected row(String[] header, String[] cells) {
        Map<String, String> columns = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            columns.put(header[i], cells[i]);
        }
        return new Expected(columns);
    }

    public String text(String column) {
        return columns.get(column);
    }

    public double number(String column) {
        return Double.parseDouble(columns.get(column));
    }

    public int count(String column) {
        return Integer.parseInt(columns.get(column));
    }

    /** The numbers of a cell that holds several. */
    public double[] numbers(String column) {
        return Stream.of(columns.get(column).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** The numbers of a cell, as a vector of features, logits or units. */
    public float[] vector(String column) {
        double[] numbers = numbers(column);
        float[] vector = new float[numbers.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) numbers[i];
        }
        return vector;
    }
}
