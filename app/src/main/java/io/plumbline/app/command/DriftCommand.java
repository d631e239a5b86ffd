package io.plumbline.app.command;

import picocli.CommandLine.Command;

/** What people do about drift by hand. */
@Command(
        name = "drift",
        description = "Show drift, accept it, or ask for a new model.",
        subcommands = {DriftShowCommand.class, DriftAcceptCommand.class, DriftTriggerCommand.class},
        footer = {"", "Example: ./plumbline drift show --features 4"})
public final class DriftCommand {}
