/**
 * The model package: one file with everything that serving and watching a model need. Start at
 * {@link io.plumbline.model.pack.Manifest}; {@link io.plumbline.model.pack.PackageWriter} and
 * {@link io.plumbline.model.pack.PackageReader} are the only ones who know how it is laid out.
 */
package io.plumbline.model.pack;
