package io.plumbline.app.command;

import picocli.CommandLine.Command;

/** Which model is what, and changes of that. */
@Command(
        name = "models",
        description = "List models, and change who is champion, shadow and canary.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelsListCommand.class,
            ModelsShowCommand.class,
            ModelsPromoteCommand.class,
            ModelsRejectCommand.class,
            ModelsRollbackCommand.class,
            ModelsShadowCommand.class,
            ModelsCanaryCommand.class
        },
        footer = {"", "Example: ./plumbline models rollback --reason 'It takes boots for bags'"})
public final class ModelsCommand {}
