package dev.kontor.host.http.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By which step the routes of tenants are told apart. */
class FirstStepTest {

  @Test
  void a_template_has_the_step_that_all_its_paths_begin_with() {
    assertThat(TenantUris.firstStep("/t/{tenant}/cargos")).isEqualTo("cargos");
    assertThat(TenantUris.firstStep("/t/{tenant}/cargos/{id}/route")).isEqualTo("cargos");
    assertThat(TenantUris.firstStep("/t/{tenant}/cargos{?origin,destination}")).isEqualTo("cargos");
    assertThat(TenantUris.firstStep("/t/{tenant}/cargos{/id}")).isEqualTo("cargos");
    assertThat(TenantUris.firstStep("/t/{tenant}")).isEmpty();
    assertThat(TenantUris.firstStep("/t/{tenant}/")).isEmpty();
    assertThat(TenantUris.firstStep("/t/{tenant}{?page}")).isEmpty();
  }

  @Test
  void a_template_whose_paths_may_begin_with_any_step_has_none() {
    assertThat(TenantUris.firstStep("/t/{tenant}/{thing}")).isNull();
    assertThat(TenantUris.firstStep("/t/{tenant}/report{.format}")).isNull();
    assertThat(TenantUris.firstStep("/t/{tenant}/report{name}")).isNull();
    assertThat(TenantUris.firstStep("/t/{tenant}{+path}")).isNull();
    assertThat(TenantUris.firstStep("/t/{tenant}{/path:.*}")).isNull();
  }

  @Test
  void a_path_has_the_step_behind_its_tenant() {
    assertThat(Address.firstStep("/t/acme/cargos")).isEqualTo("cargos");
    assertThat(Address.firstStep("/t/acme/cargos/5/route")).isEqualTo("cargos");
    assertThat(Address.firstStep("/t/acme/")).isEmpty();
    assertThat(Address.firstStep("/t/acme")).isEmpty();
    assertThat(Address.firstStep("/t/acme//cargos")).isEmpty();
    assertThat(Address.firstStep("/admin/tenants")).isNull();
  }

  @Test
  void routes_that_no_tenants_path_may_take_are_not_tried_for_one() {
    assertThat(Address.mayBeTenants("/admin/tenants/{id}")).isFalse();
    assertThat(Address.mayBeTenants("/health")).isFalse();
    assertThat(Address.mayBeTenants("/tea/{pot}")).isFalse();
    assertThat(Address.mayBeTenants("/{+path}")).isTrue();
    assertThat(Address.mayBeTenants("/t/{tenant}/{thing}")).isTrue();
    assertThat(Address.mayBeTenants("/{site}/page")).isTrue();
  }
}
