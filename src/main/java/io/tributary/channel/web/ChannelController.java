package io.tributary.channel.web;

import io.tributary.channel.ChannelAccounts;
import io.tributary.channel.ChannelAccounts.ChannelName;
import io.tributary.platform.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the channels of tickets are called, for everybody who works here; how they are set up is for administrators alone. */
@RestController
class ChannelController {

    private final ChannelAccounts accounts;

    ChannelController(ChannelAccounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/api/v1/channels")
    Page<ChannelName> all() {
        return Page.of(accounts.names());
    }
}
