package io.plumbline.containers.access;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.testcontainers.containers.output.OutputFrame;

/** What the broker's authorizer writes down: which right allowed what was done, and what was refused. */
final class AuditLog implements Consumer<OutputFrame> {

    /** An operation that a right implies, such as Describe by Read, is not that right's own. */
    private static final Pattern ALLOWED =
            Pattern.compile("Allowed operation = (?<done>\\w+) .*MatchingAcl\\(acl=StandardAcl\\["
                    + "resourceType=(?<type>\\w+), resourceName=(?<name>[^,]+), patternType=(?<pattern>\\w+), "
                    + "principal=User:(?<who>[^,]+), host=\\*, operation=(?<granted>\\w+),");

    private static final Pattern DENIED = Pattern.compile("Principal = User:\\S+ is Denied operation = .*");

    private final Set<Right> used = ConcurrentHashMap.newKeySet();
    private final Set<String> denials = ConcurrentHashMap.newKeySet();

    @Override
    public void accept(OutputFrame frame) {
        frame.getUtf8String().lines().forEach(this::read);
    }

    private void read(String line) {
        Matcher allowed = ALLOWED.matcher(line);
        if (allowed.find() && allowed.group("done").equals(allowed.group("granted"))) {
            used.add(new Right(
                    allowed.group("who"),
                    ResourceType.fromString(allowed.group("type")),
                    PatternType.fromString(allowed.group("pattern")),
                    allowed.group("name"),
                    AclOperation.fromString(allowed.group("granted"))));
        }
        Matcher denied = DENIED.matcher(line);
        if (denied.find()) {
            denials.add(denied.group());
        }
    }

    /** The rights without which something would have been refused. */
    Set<Right> used() {
        return Set.copyOf(used);
    }

    /** What was refused, in the broker's words. */
    Set<String> denials() {
        return Set.copyOf(denials);
    }
}
