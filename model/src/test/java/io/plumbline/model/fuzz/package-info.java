/** Images that are broken by chance, many of them. Start at {@link io.plumbline.model.fuzz.FuzzTest}. */
package io.plumbline.model.fuzz;
