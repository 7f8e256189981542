package dev.kontor.host.postgres.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.mail.MailText;
import dev.kontor.host.mail.Mailbox;
import dev.kontor.host.mail.PostedMail;
import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant's mail box, filled in units of work. */
final class JdbcMailboxTest {

  private final TenantUnderTest tenant = new TenantUnderTest();
  private HostUnderTest host = tenant.host();
  private Mailbox mailbox = host.database.mailbox();

  @BeforeEach
  void takeOver() {
    host.takeOver();
  }

  @AfterEach
  void close() throws IOException {
    tenant.close();
  }

  @Test
  void a_mail_is_kept_with_its_unit_and_the_newest_comes_first() {
    var first = mail("first 椅子");
    var second = mail("second");
    keep(first);
    keep(second);

    assertThat(mailbox.newest(10)).containsExactly(second, first);
    assertThat(mailbox.newest(1)).containsExactly(second);
  }

  @Test
  void a_unit_that_fails_keeps_no_mail() {
    assertThatThrownBy(() ->
            host.units.write(unit -> {
              mailbox.keep(mail("lost"));
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");

    assertThat(mailbox.newest(10)).isEmpty();
  }

  @Test
  void the_same_mail_is_not_kept_twice() {
    var once = mail("once");
    keep(once);

    assertThatThrownBy(() -> keep(once)).isInstanceOf(RuntimeException.class);

    assertThat(mailbox.newest(10)).containsExactly(once);
  }

  @Test
  void outside_a_unit_nothing_is_kept() {
    assertThatThrownBy(() -> mailbox.keep(mail("stray"))).isInstanceOf(RuntimeException.class);

    assertThat(mailbox.newest(10)).isEmpty();
  }

  @Test
  void it_keeps_so_many_and_lets_the_oldest_go() {
    tenant.asAdministrator(
        """
        INSERT INTO kontor.mail (id, sender, recipient, subject, body, sent_at)
        SELECT gen_random_uuid(), null, 'ann@acme.example', 'old', 'text', now()
        FROM generate_series(1, %d)\
        """
            .formatted(Mailbox.MOST_KEPT));
    keep(mail("new"));

    assertThat(tenant.value("SELECT count(*) FROM kontor.mail")).isEqualTo("1000");
    assertThat(tenant.value("SELECT min(number) FROM kontor.mail")).isEqualTo("2");
    assertThat(mailbox.newest(1).getFirst().text().subject()).isEqualTo("new");
  }

  private void keep(PostedMail mail) {
    host.units.write(unit -> {
      mailbox.keep(mail);
      unit.write(host.epoch(), TenantUnderTest.writes());
      return true;
    });
  }

  private static PostedMail mail(String subject) {
    return new PostedMail(
        UUID.randomUUID(),
        "desk@acme.example",
        new MailText("ann@acme.example", subject, "two\nlines"),
        TenantUnderTest.AT);
  }
}
