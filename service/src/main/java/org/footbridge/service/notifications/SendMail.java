package org.footbridge.service.notifications;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/** Hands a notification to a mail server (RFC 5321), encrypted unless the settings say otherwise. */
final class SendMail {
    private final CheckedSockets sockets;
    private final Duration timeout;

    SendMail(CheckedSockets sockets, Duration timeout) {
        this.sockets = sockets;
        this.timeout = timeout;
    }

    void send(Channel.Mail mail, Optional<String> password, Notification notification) throws NotSent {
        Session session = Session.getInstance(properties(mail));
        try {
            MimeMessage message = message(session, mail, notification);
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect(mail.host(), mail.port(), mail.user().orElse(null), password.orElse(null));
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (AuthenticationFailedException e) {
            throw new NotSent(mail.host() + " refused the user or the password.", e);
        } catch (MessagingException e) {
            throw AddressRefused.reason(
                    mail.host(), e, mail.host() + ":" + mail.port() + " did not take the mail: " + firstLine(e) + ".");
        }
    }

    private static MimeMessage message(Session session, Channel.Mail mail, Notification notification)
            throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(mail.from()));
        for (String address : mail.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
        }
        // a line break would begin another header
        String subject = notification.headline().replaceAll("\\p{Cntrl}", " ");
        message.setSubject("[Footbridge] " + subject, StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(notification.at()));
        // RFC 3834: nobody's absence is to be answered to it
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Footbridge-Notification", notification.id().toString());
        message.setText(notification.text(), StandardCharsets.UTF_8.name());
        return message;
    }

    private Properties properties(Channel.Mail mail) {
        String millis = Long.toString(timeout.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", Boolean.toString(mail.user().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put("mail.smtp.ssl.socketFactory", sockets);
        properties.put("mail.smtp.socketFactory", sockets.plain());
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.ssl.socketFactory.fallback", "false");
        switch (mail.security()) {
            case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    private static String firstLine(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = String.valueOf(cause.getMessage()).strip();
        String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        return cause.getClass().getSimpleName() + ", " + (line.length() <= 200 ? line : line.substring(0, 200) + "…");
    }
}
