# How Plumbline is started: shared by the launchers of the sources (plumbline), of a distribution (bin/plumbline) and of the images
# (deploy/images/bin/plumbline). Sourced, never run.

die() {
    printf 'plumbline: %s\n' "$1" >&2
    exit 2
}

say() {
    printf 'plumbline: %s\n' "$1" >&2
}

# The first number of a version such as 17.0.15 or 3.8.7, and the second.
major() { printf '%s' "$1" | cut -d. -f1; }
minor() { printf '%s' "$1" | cut -d. -f2; }

java_command() {
    if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/$1" ]; then
        printf '%s' "$JAVA_HOME/bin/$1"
    else
        command -v "$1" || true
    fi
}

# libtorch asks glibc for large blocks at every forward pass; without these, each is mapped and unmapped again. Its threads
# would spin while they wait for each other, which on busy cores makes them wait for longer.
tune_libtorch() {
    export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-passive}"
    export MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-1073741824}"
    export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-4294967296}"
    export MALLOC_TOP_PAD_="${MALLOC_TOP_PAD_:-268435456}"
}

# Becomes Plumbline.
#   $1  the folder of its jar, with lib/ beside it
#   $2  the commit that it was built from, or nothing
#   …   the command and its options
start() {
    built=$1
    commit=$2
    shift 2
    terminal=false
    if [ -t 1 ] && [ -t 2 ]; then terminal=true; fi
    # shellcheck disable=SC2086 # PLUMBLINE_JAVA_OPTIONS holds several options
    exec "$(java_command java)" -Dai.djl.offline=true -XX:+UseParallelGC \
        -Dplumbline.terminal="$terminal" -Dplumbline.commit="$commit" \
        ${PLUMBLINE_JAVA_OPTIONS:-} -cp "$built/plumbline-app-0.1.0.jar${PLUMBLINE_CLASSPATH:+:$PLUMBLINE_CLASSPATH}" \
        io.plumbline.app.Plumbline "$@"
}
