package dev.kontor.systems.system;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasspathResource;
import org.junit.platform.suite.api.Suite;

/**
 * Who may use which system and hears of what, told as features; read them in {@code
 * src/test/resources/features/systems}, or with their outcome in {@code target/systems.html}.
 */
@Suite
@IncludeEngines("cucumber")
@SelectClasspathResource("features/systems")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "dev.kontor.systems.system")
@ConfigurationParameter(key = PLUGIN_PROPERTY_NAME, value = "html:target/systems.html")
final class SystemsFeaturesTest {}
