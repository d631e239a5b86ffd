/** What the monitor says: reports on the state of every feature, and alerts as episodes. */
package io.plumbline.contract.drift;
