/** Where what was studied is written. Start at {@link io.plumbline.app.study.StudyFolder}. */
package io.plumbline.app.study;
