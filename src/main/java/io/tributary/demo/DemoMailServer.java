package io.tributary.demo;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tributary.platform.TributarySettings;
import java.util.Objects;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** GreenMail on loopback: takes any login, and has a mailbox for whomever mail is sent to. Forgets everything when it stops. */
@Component
@Profile("demo")
class DemoMailServer implements DisposableBean {

    static final String LOOPBACK = "127.0.0.1";

    private final GreenMail greenMail;

    DemoMailServer(TributarySettings settings) {
        var ports = Objects.requireNonNull(settings.demo());
        greenMail = new GreenMail(new ServerSetup[] {
            new ServerSetup(ports.smtpPort(), LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(ports.imapPort(), LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
        greenMail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        greenMail.start();
    }

    @Override
    public void destroy() {
        greenMail.stop();
    }
}
