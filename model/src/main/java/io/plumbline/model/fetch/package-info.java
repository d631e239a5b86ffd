/**
 * Brings model packages to this machine, from files, web servers and MLflow. Start at {@link
 * io.plumbline.model.fetch.CachedPackages}.
 */
package io.plumbline.model.fetch;
