/** Making the topics, and checking that those which exist are as they must be. */
package io.plumbline.app.topics;
