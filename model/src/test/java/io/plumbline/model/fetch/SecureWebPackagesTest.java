package io.plumbline.model.fetch;

import static io.plumbline.model.fetch.SmallServer.bytes;
import static io.plumbline.model.fetch.SmallServer.redirect;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.testing.Certificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redirects between web servers of which one speaks TLS. */
class SecureWebPackagesTest extends ServedPackage {

    @TempDir
    static Path keys;

    private static SSLContext tls;

    private SmallServer secure;

    @BeforeAll
    static void makeKey() throws Exception {
        tls = Certificate.make(keys).tls();
    }

    @BeforeEach
    void startSecure() throws IOException {
        secure = new SmallServer(tls);
    }

    @AfterEach
    void stopSecure() {
        secure.close();
    }

    @Test
    void shouldNeverFollowARedirectFromHttpsToHttp() throws NoSuchAlgorithmException {
        // Given
        URI open = server.on("/p.zip", bytes(content));
        URI moved = secure.on("/moved.zip", redirect(open.toString()));

        // When
        PackageRefused refused = refused(trusting(), announced(moved));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(refused.detail()).isEqualTo("%s redirects to %s, which is not followed".formatted(moved, open));
        assertThat(secure.requests()).containsExactly("/moved.zip");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void shouldFollowARedirectToHttps() throws NoSuchAlgorithmException, PackageRefused {
        // Given
        secure.on("/p.zip", bytes(content));
        URI further = secure.on("/further.zip", redirect("/p.zip"));
        URI moved = server.on("/moved.zip", redirect(further.toString()));

        // When
        PackedModel found = trusting().fetch(announced(moved));

        // Then
        assertThat(found.file()).hasBinaryContent(content);
        assertThat(secure.requests()).containsExactly("/further.zip", "/p.zip");
    }

    /** What the JVM trusts at the moment at which an HTTP client is made is what that client trusts. */
    private CachedPackages trusting() throws NoSuchAlgorithmException {
        SSLContext before = SSLContext.getDefault();
        SSLContext.setDefault(tls);
        try {
            return packages(LONG);
        } finally {
            SSLContext.setDefault(before);
        }
    }
}
