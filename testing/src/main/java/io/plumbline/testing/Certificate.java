package io.plumbline.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The key of a server on loopback, and the certificate by which others know it, made by the JDK's keytool for one test run.
 *
 * @param keyStore PKCS 12, with the key; who has it is the server
 * @param trusted PEM, what clients trust
 */
public record Certificate(Path keyStore, Path trusted) {

    /** Opens the key store; it guards nothing that outlives the test. */
    public static final String PASSWORD = "only-for-this-test";

    public static final String SUBJECT = "CN=server";

    /** Makes both files in this directory. */
    public static Certificate make(Path directory) throws IOException, InterruptedException {
        Certificate made = new Certificate(directory.resolve("server.p12"), directory.resolve("server.pem"));
        made.keytool("-genkeypair", "-keyalg", "EC", "-dname", SUBJECT, "-ext", "SAN=ip:127.0.0.1", "-validity", "2");
        made.keytool("-exportcert", "-rfc", "-file", made.trusted.toString());
        made.keytool("-importcert", "-noprompt", "-file", made.trusted.toString(), "-alias", "itself");
        return made;
    }

    private void keytool(String command, String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), command, "-keystore"));
        line.addAll(List.of(keyStore.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        line.addAll(List.of(options));
        if (!line.contains("-alias")) {
            line.addAll(List.of("-alias", "server"));
        }
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("keytool %s failed: %s".formatted(command, said));
        }
    }

    /** TLS for the server, and for clients that trust it and nobody else. */
    public SSLContext tls() throws IOException, GeneralSecurityException {
        KeyStore both = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            both.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(both, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(both);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return tls;
    }
}
