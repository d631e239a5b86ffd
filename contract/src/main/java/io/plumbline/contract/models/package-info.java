/** The control topic that says which model package is champion. */
package io.plumbline.contract.models;
