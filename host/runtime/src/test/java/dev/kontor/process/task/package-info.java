@NullMarked
package dev.kontor.process.task;

import org.jspecify.annotations.NullMarked;
