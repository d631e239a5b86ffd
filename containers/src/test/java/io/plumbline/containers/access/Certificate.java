package io.plumbline.containers.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A broker's key, and the certificate by which others know it, made by the JDK's keytool for one test run.
 *
 * @param keyStore PKCS 12, with the key; who has it is the broker
 * @param trusted PEM, what clients trust
 */
record Certificate(Path keyStore, Path trusted) {

    /** Opens the key store; it guards nothing that outlives the test. */
    static final String PASSWORD = "only-for-this-test";

    static final String SUBJECT = "CN=broker";

    static Certificate make(Path directory) throws Exception {
        Certificate made = new Certificate(directory.resolve("broker.p12"), directory.resolve("broker.pem"));
        made.keytool("-genkeypair", "-keyalg", "EC", "-dname", SUBJECT, "-ext", "SAN=ip:127.0.0.1", "-validity", "2");
        made.keytool("-exportcert", "-rfc", "-file", made.trusted.toString());
        made.keytool("-importcert", "-noprompt", "-file", made.trusted.toString(), "-alias", "itself");
        return made;
    }

    private void keytool(String command, String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), command, "-keystore"));
        line.addAll(List.of(keyStore.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        line.addAll(List.of(options));
        if (!line.contains("-alias")) {
            line.addAll(List.of("-alias", "broker"));
        }
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(Files.exists(keyStore)).isTrue();
    }
}
