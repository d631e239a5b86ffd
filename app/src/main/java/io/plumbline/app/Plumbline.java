package io.plumbline.app;

import io.plumbline.app.command.AlertsCommand;
import io.plumbline.app.command.BrokerCommand;
import io.plumbline.app.command.CommandFailed;
import io.plumbline.app.command.DriftCommand;
import io.plumbline.app.command.EnvironmentDefaults;
import io.plumbline.app.command.ExitCode;
import io.plumbline.app.command.ModelsCommand;
import io.plumbline.app.command.MonitorCommand;
import io.plumbline.app.command.NotifyCommand;
import io.plumbline.app.command.PackageCommand;
import io.plumbline.app.command.RejectionsCommand;
import io.plumbline.app.command.RetrainCommand;
import io.plumbline.app.command.RunsCommand;
import io.plumbline.app.command.SendCommand;
import io.plumbline.app.command.ServeCommand;
import io.plumbline.app.command.SmokeCommand;
import io.plumbline.app.command.StudyCommand;
import io.plumbline.app.command.TopicsCommand;
import io.plumbline.app.command.TrainCommand;
import io.plumbline.app.command.WatchCommand;
import io.plumbline.app.demo.DemoCommand;
import io.plumbline.app.loop.LoopCommand;
import io.plumbline.bench.BenchCommand;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line: every command by its name. */
@Command(
        name = "plumbline",
        description = "Classifies images that stream through Kafka, and notices when the world has moved.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            BrokerCommand.class,
            TopicsCommand.class,
            TrainCommand.class,
            PackageCommand.class,
            ServeCommand.class,
            MonitorCommand.class,
            RetrainCommand.class,
            NotifyCommand.class,
            RunsCommand.class,
            StudyCommand.class,
            SendCommand.class,
            SmokeCommand.class,
            WatchCommand.class,
            RejectionsCommand.class,
            ModelsCommand.class,
            AlertsCommand.class,
            DriftCommand.class,
            BenchCommand.class
        },
        footer = {
            "  test     Run every test (of the sources, with Maven).",
            "  dist     Pack what needs nothing but a Java runtime (of the sources, with Maven).",
            "  up       Run the whole system in containers (of the sources, with Compose).",
            "  down     Stop it.",
            "",
            "Each command has a --help of its own. An option can also be set in the environment:",
            "--bootstrap-server by PLUMBLINE_BOOTSTRAP_SERVER, and so on.",
            "",
            "Exit codes: 0 done; 1 what was asked for did not come about; 2 an option, file or",
            "folder is wrong; 3 the broker does not answer, or its topics are not as they must be."
        })
public final class Plumbline {

    private static final int HELP_COLUMNS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Plumbline.class);

    private Plumbline() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** The command line, with what no option says taken from this environment. */
    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine line = new CommandLine(new Plumbline());
        // It starts commands, which benchmarks do not know.
        line.getSubcommands().get("bench").addSubcommand(new LoopCommand());
        line.setDefaultValueProvider(new EnvironmentDefaults(environment));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(HELP_COLUMNS);
        line.setExecutionExceptionHandler((thrown, command, parsed) -> explain(thrown));
        return line;
    }

    private static int explain(Exception thrown) {
        System.err.println(thrown.getMessage() == null ? thrown.toString() : thrown.getMessage());
        if (thrown instanceof CommandFailed failed) {
            return failed.exitCode();
        }
        LOG.debug("Where this came from", thrown);
        return thrown instanceof KafkaException ? ExitCode.BROKER : ExitCode.FAILED;
    }
}
