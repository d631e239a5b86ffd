package io.plumbline.containers.system;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.RestartPolicy;
import io.plumbline.containers.engine.Images;
import io.plumbline.containers.engine.JavaOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;

/** A container of one of Plumbline's images, without rights, with a root file system that it cannot write to. */
final class ServiceContainer extends GenericContainer<ServiceContainer> {

    private static final long MEMORY_BYTES = 1_500L << 20;
    private static final int MOST_RESTARTS = 10;
    private static final String FASHION_MNIST = "/usr/share/datasets/fashion-mnist";

    /**
     * One that has not been started.
     *
     * @param image of {@code deploy/images/Dockerfile}
     * @param packages a directory that is at the same place in all containers and on this machine
     * @param data Fashion-MNIST on this machine
     */
    ServiceContainer(String image, Network network, Path packages, Path data, String... command) {
        super(DockerImageName.parse(Images.provide("service", image)));
        withNetwork(network);
        withEnv("PLUMBLINE_BOOTSTRAP_SERVER", "kafka:19092");
        withEnv("PLUMBLINE_JAVA_OPTIONS", JavaOptions.QUICK_START);
        withFileSystemBind(packages.toString(), packages.toString(), BindMode.READ_WRITE);
        withFileSystemBind(data.toString(), FASHION_MNIST, BindMode.READ_ONLY);
        withCommand(command);
        withCreateContainerCmdModifier(create -> Objects.requireNonNull(create.getHostConfig())
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                // A service that finds no broker yet ends, and is for whoever runs it to start again.
                .withRestartPolicy(RestartPolicy.onFailureRestart(MOST_RESTARTS))
                .withMemory(MEMORY_BYTES));
    }

    /** Runs it to its end. */
    void runOnce(Duration patience) {
        withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(patience));
        start();
    }
}
