package dev.kontor.probe;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.convert.TypeConverter;
import io.micronaut.data.runtime.convert.DataTypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Conversions of the module's own, if it is told to have some; no context may. */
@Factory
final class OwnConverters {

  @Singleton
  @Requires(property = "probe.converter", value = "type")
  TypeConverter<Probe, String> ofType() {
    return (_, _, _) -> Optional.of("a probe");
  }

  @Singleton
  @Requires(property = "probe.converter", value = "data")
  DataTypeConverter<Probe, String> ofData() {
    return (_, _, _) -> Optional.of("a probe");
  }
}
