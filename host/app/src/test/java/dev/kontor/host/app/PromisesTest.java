package dev.kontor.host.app;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasspathResource;
import org.junit.platform.suite.api.Suite;

/**
 * What a unit of work promises (design §5), told as features on real contexts in PostgreSQL; read
 * them in {@code src/test/resources/features}, or with their outcome in {@code
 * target/promises.html}.
 */
@Suite
@IncludeEngines("cucumber")
@SelectClasspathResource("features")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "dev.kontor.host.app")
@ConfigurationParameter(key = PLUGIN_PROPERTY_NAME, value = "html:target/promises.html")
final class PromisesTest {}
