/** Which process is killed when: drawn from a seed before anything runs. */
package io.plumbline.bench.chaos.plan;
