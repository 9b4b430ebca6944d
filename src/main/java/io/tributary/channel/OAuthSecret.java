package io.tributary.channel;

import org.jspecify.annotations.Nullable;

/** What stands behind an account that signs in by token; encrypted wherever it lies. */
record OAuthSecret(@Nullable String clientSecret, @Nullable String refreshToken) {

    @Override
    public String toString() {
        return "OAuthSecret";
    }
}
