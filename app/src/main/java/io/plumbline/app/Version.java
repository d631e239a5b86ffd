package io.plumbline.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Plumbline this is, from the jar's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not run from its jar)");
        return new String[] {"plumbline " + version};
    }
}
