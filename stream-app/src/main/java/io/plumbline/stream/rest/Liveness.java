package io.plumbline.stream.rest;

/** That there is someone who answers. */
record Liveness(boolean live) {}
