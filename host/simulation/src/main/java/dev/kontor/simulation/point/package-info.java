/** Where in what a host does a run can be stopped, and who is told when it comes there. */
@NullMarked
package dev.kontor.simulation.point;

import org.jspecify.annotations.NullMarked;
