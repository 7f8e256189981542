package dev.kontor.host.postgres.provisioning;

/** The server did not do what was asked; asking again goes on from where it stopped. */
public final class ProvisioningFailed extends RuntimeException {

  ProvisioningFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
