package io.plumbline.stream.rest;

/** That a model can be asked. */
record ModelReadiness(String name, boolean ready) {}
