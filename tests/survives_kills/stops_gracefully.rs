//! Promise: asked to stop, the service finishes what it began and leaves with 0.

use jalon_tests::Process;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[tokio::test]
async fn a_request_under_way_is_answered_before_the_service_stops() {
    let folder = TempDir::new().unwrap();
    let mut process = Process::start(folder.path(), None).await;
    let body = r#"{"plan":"positioning-1.2","locale":"en"}"#;

    // The service says "continue" when it reads the body: from then on the request is under way.
    let mut request = TcpStream::connect(("127.0.0.1", process.port())).await.unwrap();
    let head = format!(
        "POST /api/v1/attempts HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
         Expect: 100-continue\r\nContent-Length: {}\r\n\r\n",
        process.port(),
        body.len()
    );
    request.write_all(head.as_bytes()).await.unwrap();
    let mut first = [0_u8; 64];
    let read = request.read(&mut first).await.unwrap();
    assert!(first[..read].starts_with(b"HTTP/1.1 100"), "{:?}", String::from_utf8_lossy(&first[..read]));

    process.ask_to_stop();
    until_it_refuses_newcomers(process.port()).await;
    request.write_all(body.as_bytes()).await.unwrap();
    let mut reply = String::new();
    request.read_to_string(&mut reply).await.unwrap();
    assert!(reply.starts_with("HTTP/1.1 201"), "{reply}");
    assert!(process.gone().await.success());
    assert!(process.last_words().contains("stopped"), "{}", process.last_words());
}

async fn until_it_refuses_newcomers(port: u16) {
    for _ in 0..500 {
        if TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it still takes new connections 10 s after SIGTERM");
}
