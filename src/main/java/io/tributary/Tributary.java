package io.tributary;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Every channel flows into one ticket. */
@Modulithic(systemName = "Tributary", sharedModules = "platform")
// Sign-in is ours (identity); Boot's own would print a password to the log.
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
@EnableResilientMethods
public class Tributary {

    public static void main(String[] args) {
        // Timer columns of the process engine carry no zone, so the whole machine speaks UTC.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(Tributary.class, args);
    }
}
