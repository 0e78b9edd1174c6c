package io.mpphub.connector.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.SftpException;
import io.mpphub.connector.AgencyException.Reach;
import java.net.SocketTimeoutException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.util.ObjectHelper;

/**
 * Meaning of a failure at an SFTP server.
 *
 * @param reach null when the server answered, or when it is no failure of the server at all
 * @param status the corresponding HTTP status, null when the server didn't answer
 * @param code such as {@code permission-denied}, null when the server didn't answer
 */
record SftpFailure(Reach reach, Integer status, String code) {

  /** Of something else than the server. */
  static final SftpFailure NONE = new SftpFailure(null, null, null);

  private static final int REFUSED = 403;
  private static final int BUSY = 503;

  static SftpFailure of(Exception failure) {
    JSchException session = ObjectHelper.getException(JSchException.class, failure);
    if (session != null) {
      return ofSession(session);
    }
    SftpException answer = ObjectHelper.getException(SftpException.class, failure);
    if (answer != null) {
      return ofAnswer(answer);
    }
    boolean atServer =
        ObjectHelper.getException(GenericFileOperationFailedException.class, failure) != null;
    return atServer ? unanswered(Reach.CUT_OFF) : NONE;
  }

  private static SftpFailure ofSession(JSchException failure) {
    if (failure instanceof JSchHostKeyException) {
      return new SftpFailure(null, REFUSED, "host-key");
    }
    String text = String.valueOf(failure.getMessage());
    if (text.startsWith("Auth ")
        || text.startsWith("USERAUTH")
        || text.startsWith("invalid priv")) {
      return new SftpFailure(null, REFUSED, "login");
    }
    return unanswered(Reach.NO_CONNECTION);
  }

  private static SftpFailure ofAnswer(SftpException failure) {
    return switch (failure.id) {
      case ChannelSftp.SSH_FX_NO_SUCH_FILE -> new SftpFailure(null, REFUSED, "no-such-file");
      case ChannelSftp.SSH_FX_PERMISSION_DENIED ->
          new SftpFailure(null, REFUSED, "permission-denied");
      default ->
          ObjectHelper.getException(SocketTimeoutException.class, failure) != null
              ? unanswered(Reach.TIMED_OUT)
              : failure.getCause() == null
                  ? new SftpFailure(null, BUSY, "failure")
                  : unanswered(Reach.CUT_OFF);
    };
  }

  private static SftpFailure unanswered(Reach reach) {
    return new SftpFailure(reach, null, null);
  }
}
