package io.tributary.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.WholeDesk;
import io.tributary.customer.Address;
import io.tributary.platform.Problem;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which addresses are ours, and which doors are open. */
@WholeDesk
class ChannelAccountsTests {

    @Autowired
    ChannelAccounts accounts;

    @Autowired
    JdbcClient jdbc;

    String key = "a" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void addOne() {
        accounts.add(new ChannelAccount(key, "none", "Sales", key + "@sales.example", null, Map.of()), null);
        jdbc.sql("update channel_account set enabled = false, aliases = ? where key = ?").params(new String[] {key + "@old.example"}, key).update();
        accounts.changed();
    }

    @AfterEach
    void removeIt() {
        jdbc.sql("delete from channel_account where key = ?").param(key).update();
        accounts.changed();
    }

    @Test
    void addressAliasAndAnythingBehindPlusAreOurs() {
        for (var address : new String[] {"@sales.example", "+t100123.abc@sales.example", "@old.example", "+x@old.example"}) {
            assertThat(accounts.isOurs(Address.email(key.toUpperCase(java.util.Locale.ROOT) + address, null))).as(address).isTrue();
            assertThat(accounts.at(key + address)).as(address).get().extracting(ChannelAccount::key).isEqualTo(key);
        }
        assertThat(accounts.isOurs(Address.email(key + "@example.com", null))).isFalse();
        assertThat(accounts.isOurs(Address.email("x+" + key + "@sales.example", null))).isFalse();
    }

    @Test
    void whatCameBeforeAnAccountWasSwitchedOffIsStillWorkedOn() {
        assertThat(accounts.get(key).name()).isEqualTo("Sales");
        Assertions.assertThatThrownBy(() -> accounts.open(key)).isInstanceOf(Problem.class);
    }
}
