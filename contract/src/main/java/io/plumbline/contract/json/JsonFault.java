package io.plumbline.contract.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.plumbline.contract.check.Excerpt;
import java.io.IOException;

/** What is wrong with a piece of JSON, in words for someone who does not know the mapper. */
final class JsonFault {

    private JsonFault() {}

    static MalformedJsonException in(Class<?> type, String fault, IOException cause) {
        return new MalformedJsonException("Not a %s: %s".formatted(type.getSimpleName(), fault), cause);
    }

    /** The fault and the path to it; an excerpt, since a stranger wrote it. */
    static String describe(IOException fault) {
        if (!(fault instanceof JsonMappingException mapping)) {
            return Excerpt.of(syntax(fault));
        }
        String path = path(mapping);
        if (isMissing(mapping)) {
            return Excerpt.of(path + " is missing");
        }
        return Excerpt.of(path.isEmpty() ? words(mapping) : path + ": " + words(mapping));
    }

    private static String syntax(IOException fault) {
        if (fault instanceof JsonEOFException) {
            return "it ends in the middle";
        }
        return fault instanceof JsonProcessingException json ? json.getOriginalMessage() : fault.getMessage();
    }

    private static String words(JsonMappingException fault) {
        if (fault instanceof ValueInstantiationException && fault.getCause() != null) {
            return fault.getCause().getMessage();
        }
        if (fault instanceof InvalidFormatException format) {
            return "expected %s, found '%s'".formatted(Expected.of(format.getTargetType()), format.getValue());
        }
        if (fault.getOriginalMessage().startsWith("Trailing token")) {
            return "more follows after its end";
        }
        return fault instanceof MismatchedInputException mismatch
                ? "expected " + Expected.of(mismatch.getTargetType())
                : fault.getOriginalMessage();
    }

    /** The mapper has no exception of its own for a member that is not there. */
    private static boolean isMissing(JsonMappingException fault) {
        return fault.getOriginalMessage().startsWith("Missing required creator property");
    }

    private static String path(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : fault.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
