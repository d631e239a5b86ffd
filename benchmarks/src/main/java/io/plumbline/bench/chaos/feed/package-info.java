/** Images with ids of their own, sent at a pace, and the small model that tells them apart. */
package io.plumbline.bench.chaos.feed;
