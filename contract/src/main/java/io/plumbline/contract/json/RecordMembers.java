package io.plumbline.contract.json;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Tells the mapper that a record needs all of its members but the optional ones. */
final class RecordMembers extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;
    private static final Set<Class<?>> OPTIONAL =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
        Boolean marked = super.hasRequiredMarker(member);
        if (marked != null || !ofRecord(member)) {
            return marked;
        }
        return !OPTIONAL.contains(member.getRawType());
    }

    private static boolean ofRecord(AnnotatedMember member) {
        return member.getDeclaringClass().isRecord();
    }
}
