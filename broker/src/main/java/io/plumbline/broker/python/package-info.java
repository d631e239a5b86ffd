/**
 * Python environments of Plumbline's own, for what tests and benchmarks talk with or compare to.
 *
 * <p>Start at {@link io.plumbline.broker.python.PythonEnvironment}.
 */
package io.plumbline.broker.python;
