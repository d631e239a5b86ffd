/** Episodes as alerts of an Alertmanager, told again as long as they are open. */
package io.plumbline.drift.notify.alertmanager;
