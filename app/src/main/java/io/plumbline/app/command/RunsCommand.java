package io.plumbline.app.command;

import picocli.CommandLine.Command;

/** What is kept of trainings. */
@Command(
        name = "runs",
        description = "List, show and compare what is kept of trainings, here or on an MLflow server.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunsListCommand.class,
            RunsShowCommand.class,
            RunsCompareCommand.class,
            RunsBestCommand.class,
            RunsSendCommand.class
        },
        footer = {"", "Example: ./plumbline runs best --by testAccuracy --where 'trainingSeconds<60'"})
public final class RunsCommand {}
