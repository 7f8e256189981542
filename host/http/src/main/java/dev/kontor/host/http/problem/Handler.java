package dev.kontor.host.http.problem;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

/** Says how one kind of exception is answered. */
interface Handler<X extends Throwable> extends ExceptionHandler<X, HttpResponse<?>> {}
