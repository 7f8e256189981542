package dev.kontor.shipping.features;

import static io.cucumber.junit.platform.engine.Constants.GLUE_PROPERTY_NAME;
import static io.cucumber.junit.platform.engine.Constants.PLUGIN_PROPERTY_NAME;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasspathResource;
import org.junit.platform.suite.api.Suite;

/**
 * The rules of cargo shipping, told as features; read them in {@code
 * src/test/resources/features/shipping}, or with their outcome in {@code target/shipping.html}.
 */
@Suite
@IncludeEngines("cucumber")
@SelectClasspathResource("features/shipping")
@ConfigurationParameter(key = GLUE_PROPERTY_NAME, value = "dev.kontor.shipping.features")
@ConfigurationParameter(key = PLUGIN_PROPERTY_NAME, value = "html:target/shipping.html")
final class ShippingFeaturesTest {}
